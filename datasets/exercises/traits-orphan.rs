use std::fmt;

impl fmt::Display for Vec<u8> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self {
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

fn fingerprint(text: &str) -> String {
    let folded = text.bytes().fold([0u8; 2], |[low, high], byte| [low.wrapping_add(byte), high ^ byte]);
    format!("{}", folded.to_vec())
}

#[test]
fn prints_fingerprints() {
    assert_eq!(fingerprint("ab"), "c303");
    assert_eq!(fingerprint(""), "0000");
}
