#[derive(Debug, PartialEq)]
enum Reply {
    Ok(String),
    Redirect(String),
    Missing,
}

fn follow(replies: &[Reply]) -> Option<&String> {
    for reply in replies {
        if let Reply::Ok(text) || Reply::Redirect(text) = reply {
            if !text.is_empty() {
                return Some(text);
            }
        }
    }
    None
}

#[test]
fn follows() {
    let replies = [Reply::Missing, Reply::Ok(String::new()), Reply::Redirect("b".to_string())];
    assert_eq!(follow(&replies), Some(&"b".to_string()));
    assert_eq!(follow(&replies[..2]), None);
}
