use chat_commands::run;

#[test]
fn everybody_sees_what_is_said() {
    let seen = run("say ann good morning\nsay bob hi\nsing bob");
    assert_eq!(seen, ["ann: good morning", "bob: hi"]);
}

#[test]
fn a_reason_is_given() {
    let seen = run("say bob spam\nkick bob too much spam\nkick eve");
    assert_eq!(seen[1], "* bob was shown the door: too much spam");
    assert_eq!(seen.len(), 2);
}

#[test]
fn quiet_clears_the_room() {
    assert_eq!(run("say ann a\nquiet\nsay ann b"), ["ann: b"]);
}
