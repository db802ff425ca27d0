use report_header::Report;

#[test]
fn the_report_has_a_header_and_numbered_lines() {
    let report = Report {
        title: "Rain".to_string(),
        month: 4,
        lines: vec!["wet".to_string(), "dry".to_string()],
    };
    assert_eq!(report.text(), "Rain (Apr)\n----------\n1. wet\n2. dry\n");
}
