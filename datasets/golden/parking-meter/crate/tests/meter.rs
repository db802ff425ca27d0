use parking_meter::{minutes, Fault};

#[test]
fn coins_are_counted() {
    assert_eq!(minutes("50 20 20"), Ok(18));
    assert_eq!(minutes("200"), Ok(40));
}

#[test]
fn too_little_is_refused() {
    assert_eq!(minutes("20 20"), Err(Fault::TooLittle { missing: 10 }));
    assert_eq!(minutes(""), Err(Fault::TooLittle { missing: 50 }));
}

#[test]
fn a_coin_must_exist() {
    assert_eq!(minutes("50 25"), Err(Fault::NoSuchCoin(25)));
}

#[test]
fn what_is_no_number_says_why() {
    let fault = minutes("50 2O").unwrap_err();
    assert_eq!(
        fault.to_string(),
        "not a number: invalid digit found in string"
    );
    assert!(matches!(minutes("-50"), Err(Fault::NotANumber(_))));
}
