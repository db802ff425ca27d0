use log_pipeline::{AtLeast, Level, Outcome, Pipeline, Record, Redact, Shorten};

fn written(pipeline: &Pipeline, message: &str) -> String {
    match pipeline.send(Record::new(Level::Warning, message)) {
        Outcome::Written(record) => record.message,
        Outcome::HeldBack { by } => panic!("held back by {by}"),
    }
}

#[test]
fn a_stage_changes_the_record() {
    let pipeline = Pipeline::default().then(Redact("hunter2"));
    assert_eq!(
        written(&pipeline, "password hunter2 given"),
        "password ******* given"
    );
}

#[test]
fn each_stage_sees_what_the_one_before_it_made() {
    let short_first = Pipeline::default().then(Shorten(6)).then(Redact("secret"));
    assert_eq!(written(&short_first, "secretary"), "******");
    let stars_first = Pipeline::default().then(Redact("secret")).then(Shorten(7));
    assert_eq!(written(&stars_first, "secretary"), "******a");
}

#[test]
fn the_first_that_says_no_is_named() {
    let pipeline = Pipeline::default()
        .then(AtLeast(Level::Info))
        .then(Shorten(0))
        .then(AtLeast(Level::Error));
    let send = |level| pipeline.send(Record::new(level, "hello"));
    assert_eq!(send(Level::Debug), Outcome::HeldBack { by: "at-least" });
    assert_eq!(send(Level::Error), Outcome::HeldBack { by: "shorten" });
}

#[test]
fn without_stages_nothing_changes() {
    assert_eq!(written(&Pipeline::default(), "as it is"), "as it is");
}
