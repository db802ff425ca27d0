#[derive(Debug, Clone, PartialEq)]
struct Span {
    from: u32,
    to: u32,
}

fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| span.from);
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        let last = merged.last_mut();
        match last {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            _ => merged.push(span),
        }
        if let Some(last) = last {
            assert!(last.from <= last.to);
        }
    }
    merged
}

#[test]
fn merges() {
    let span = |from, to| Span { from, to };
    assert_eq!(merge(vec![span(5, 7), span(1, 3), span(2, 4), span(7, 9)]), [span(1, 4), span(5, 9)]);
    assert!(merge(vec![]).is_empty());
}
