use std::time::Duration;

use layered_settings::{Layer, Settings};

fn settings(file: &str) -> Settings {
    let defaults = Layer::read(
        "defaults",
        "port = 80\nretries = 3\nwait = 250ms # a quarter\n",
    );
    Settings::default()
        .over(defaults)
        .over(Layer::read("file", file))
}

#[test]
fn the_upper_layer_counts() {
    let settings = settings("port = 8080\nverbose = true\n");
    assert_eq!(settings.value("port"), Ok(Some(8080u16)));
    assert_eq!(settings.value("retries"), Ok(Some(3u32)));
    assert_eq!(settings.value("verbose"), Ok(Some(true)));
}

#[test]
fn what_is_nowhere_is_none_and_no_error() {
    assert_eq!(settings("").value::<u16>("colour"), Ok(None));
    assert_eq!(settings("").time("pause"), Ok(None));
}

#[test]
fn what_cannot_be_read_is_an_error_with_its_place() {
    let settings = settings("port = eighty\nwait = soon\nretries = -1\n");
    let error = settings.value::<u16>("port").unwrap_err();
    assert_eq!(error.to_string(), "file: port cannot be \"eighty\"");
    assert!(settings.value::<u32>("retries").is_err());
    assert_eq!(settings.value::<i32>("retries"), Ok(Some(-1)));
    assert_eq!(settings.time("wait").unwrap_err().value, "soon");
}

#[test]
fn times_have_units() {
    assert_eq!(
        settings("").time("wait"),
        Ok(Some(Duration::from_millis(250)))
    );
    assert_eq!(
        settings("wait = 3s\n").time("wait"),
        Ok(Some(Duration::from_secs(3)))
    );
    assert_eq!(
        settings("wait = 2m\n").time("wait"),
        Ok(Some(Duration::from_secs(120)))
    );
    assert!(settings("wait = 3\n").time("wait").is_err());
    assert!(settings("wait = s\n").time("wait").is_err());
}
