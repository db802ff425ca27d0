//! Two digits for each byte.

pub fn encode(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

/// The text that was encoded; None for what is no code.
pub fn decode(code: &str) -> Option<String> {
    let digits: Option<Vec<u32>> = code.chars().map(|sign| sign.to_digit(16)).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    let bytes = digits.chunks(2).map(|pair| (pair[0] * 16 + pair[1]) as u8);
    String::from_utf8(bytes.collect()).ok()
}
