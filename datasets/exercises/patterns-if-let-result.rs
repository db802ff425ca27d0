fn first_port(lines: &[&str]) -> Option<u16> {
    for line in lines {
        if let Some(port) = line.trim().parse::<u16>() {
            if port >= 1024 {
                return Some(port);
            }
        }
    }
    None
}

#[test]
fn finds_ports() {
    assert_eq!(first_port(&["x", " 80", "70000", "8080", "9090"]), Some(8080));
    assert_eq!(first_port(&["22"]), None);
}
