//! Dots and dashes, for the letters of a call for help.

pub fn encode(text: &str) -> Option<String> {
    let code = |letter| match letter {
        'e' => Some("."),
        'm' => Some("--"),
        'o' => Some("---"),
        's' => Some("..."),
        _ => None,
    };
    let codes: Option<Vec<&str>> = text.to_lowercase().chars().map(code).collect();
    Some(codes?.join(" "))
}
