use table_text::{Align, Cell, Money, Table};

#[test]
fn amounts_stand_to_the_right_and_words_to_the_left() {
    let mut table = Table::default();
    table.row(&[&"rent", &Money(-85_000), &true]);
    table.row(&[&String::from("milk"), &Money(-129), &false]);
    table.row(&[&7u32, &Money(0), &true]);
    let expected = [
        "rent  -850.00  yes",
        "milk    -1.29  no",
        "7           -  yes",
        "",
    ];
    assert_eq!(table.render(), expected.join("\n"));
}

#[test]
fn each_kind_has_its_text() {
    assert_eq!(Money(5).text(), "0.05");
    assert_eq!(Money(0).text(), "-");
    assert_eq!(
        (true.text(), false.text()),
        ("yes".to_string(), "no".to_string())
    );
    assert_eq!(
        (12u32.text(), "word".text()),
        ("12".to_string(), "word".to_string())
    );
}

#[test]
fn each_kind_has_its_side() {
    assert_eq!(Money(1).align(), Align::Right);
    assert_eq!(
        (true.align(), 12u32.align(), "word".align()),
        (Align::Left, Align::Left, Align::Left)
    );
}
