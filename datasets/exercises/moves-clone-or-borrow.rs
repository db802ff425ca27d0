#[derive(Debug)]
struct Document {
    title: String,
    body: String,
    revision: u32,
}

fn publish(document: Document, site: &mut Vec<String>) {
    let mut document = document;
    document.revision += 1;
    site.push(format!("{} r{}", document.title, document.revision));
}

fn release(mut document: Document, site: &mut Vec<String>) -> u32 {
    publish(document, site);
    document.body.push_str(" (published)");
    publish(document, site);
    assert!(document.body.ends_with(')'));
    document.revision
}

#[test]
fn revisions_go_on() {
    let mut site = vec![];
    let document = Document { title: "a".into(), body: "text".into(), revision: 0 };
    assert_eq!(release(document, &mut site), 2);
    assert_eq!(site, ["a r1", "a r2"]);
}
