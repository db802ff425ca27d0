struct Document {
    title: String,
    sections: Vec<String>,
}

fn outline(documents: &[Document]) -> Vec<String> {
    let mut lines: Vec<&str> = Vec::new();
    for document in documents {
        let heading = document.title.to_uppercase();
        lines.push(&heading);
        for section in &document.sections {
            lines.push(section);
        }
    }
    lines.iter().map(|line| line.to_string()).collect()
}

#[test]
fn outlines() {
    let documents = [
        Document { title: "one".into(), sections: vec!["a".into(), "b".into()] },
        Document { title: "two".into(), sections: vec![] },
    ];
    assert_eq!(outline(&documents), ["ONE", "a", "b", "TWO"]);
}
