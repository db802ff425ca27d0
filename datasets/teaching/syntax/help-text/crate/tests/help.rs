use help_text::{help, Flag};

fn flag(name: &'static str, what: &'static str, default: Option<&'static str>) -> Flag {
    Flag {
        name,
        what,
        default,
    }
}

#[test]
fn descriptions_stand_in_one_column() {
    let size = flag("size", "pixels", Some("64"));
    let text = help("draw", &[size, flag("v", "chatty", None)]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Usage: draw [FLAGS]");
    assert_eq!(lines[1], "  --size  pixels [64]");
    assert_eq!(lines[2], "  --v     chatty");
}

#[test]
fn a_command_may_have_no_flags() {
    assert_eq!(help("draw", &[]), "Usage: draw [FLAGS]");
}
