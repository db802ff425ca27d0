use public_modules::{hex, morse};

#[test]
fn bytes_as_digits() {
    assert_eq!(hex::encode("Hi é"), "486920c3a9");
    assert_eq!(hex::decode("486920c3a9").as_deref(), Some("Hi é"));
    assert_eq!(hex::decode("48f"), None);
    assert_eq!(hex::decode("ff"), None);
}

#[test]
fn letters_as_dots() {
    assert_eq!(morse::encode("SOS").as_deref(), Some("... --- ..."));
    assert_eq!(morse::encode("SAS"), None);
}
