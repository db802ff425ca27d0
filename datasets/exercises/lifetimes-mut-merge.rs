#[derive(Debug)]
struct Draft {
    lines: Vec<String>,
}

fn longer<'a>(a: &'a mut Draft, b: &mut Draft) -> &'a mut Draft {
    if b.lines.len() > a.lines.len() {
        b
    } else {
        a
    }
}

fn sign(drafts: &mut (Draft, Draft), name: &str) {
    let draft = longer(&mut drafts.0, &mut drafts.1);
    draft.lines.push(name.to_string());
}

#[test]
fn signs_the_longer() {
    let draft = |count: usize| Draft { lines: vec![String::new(); count] };
    let mut drafts = (draft(1), draft(2));
    sign(&mut drafts, "c");
    assert_eq!((drafts.0.lines.len(), drafts.1.lines.len()), (1, 3));
    let mut drafts = (draft(2), draft(2));
    sign(&mut drafts, "c");
    assert_eq!(drafts.0.lines[2], "c");
}
