use header_map::{Headers, Name};

const TEXT: &str =
    "Host: example.org\nAccept: text/html\nACCEPT: text/plain\nX-Trace: 7\n\nbody: no header\n";

#[test]
fn a_name_is_found_in_any_case() {
    let headers = Headers::parse(TEXT).unwrap();
    for name in ["host", "HOST", "Host", "hOsT"] {
        assert_eq!(headers.all(name), ["example.org"], "{name}");
    }
    assert_eq!(headers.all("accept"), ["text/html", "text/plain"]);
    assert!(headers.all("body").is_empty());
}

#[test]
fn names_that_differ_in_case_count_once() {
    assert_eq!(Headers::parse(TEXT).unwrap().names(), 3);
    let mut headers = Headers::default();
    for number in 0..40 {
        let name = format!("Letter-{number}");
        headers.add(Name::new(&name.to_uppercase()).unwrap(), "upper");
        headers.add(Name::new(&name.to_lowercase()).unwrap(), "lower");
    }
    assert_eq!(headers.names(), 40);
}

#[test]
fn names_are_written_as_they_came() {
    let headers = Headers::parse(TEXT).unwrap();
    assert_eq!(
        headers.to_text(),
        TEXT.split("\n\n").next().unwrap().to_owned() + "\n"
    );
}

#[test]
fn what_is_no_header_is_said() {
    assert_eq!(
        Headers::parse("Host: a\nnonsense\n").unwrap_err(),
        "nonsense"
    );
    assert_eq!(
        Headers::parse("two words: a\n").unwrap_err(),
        "two words: a"
    );
}
