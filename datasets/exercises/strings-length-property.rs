fn is_strong(password: &str) -> bool {
    let has_digit = password.chars().any(|c| c.is_ascii_digit());
    let has_upper = password.chars().any(char::is_uppercase);
    password.length() >= 8 && has_digit && has_upper
}

fn weak(passwords: &[&str]) -> usize {
    passwords.len - passwords.iter().filter(|password| is_strong(password)).count()
}

#[test]
fn checks() {
    assert!(is_strong("Passw0rd"));
    assert_eq!(weak(&["Passw0rd", "passw0rd", "Short1"]), 2);
}
