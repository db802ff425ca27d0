use ballot_count::count;

#[test]
fn all_stations_are_counted_together() {
    let tally = count(vec![
        "ada\nbob\nada\n".to_string(),
        "ada\n\nbob, ada\n".to_string(),
    ]);
    assert_eq!((tally.votes("ada"), tally.votes("bob")), (3, 1));
    assert_eq!(tally.spoilt(), 2);
    assert_eq!(tally.votes("eve"), 0);
}

#[test]
fn no_vote_is_lost_between_threads() {
    let station = "ada\nbob\n".repeat(500);
    let tally = count(vec![station; 4]);
    assert_eq!((tally.votes("ada"), tally.votes("bob")), (2_000, 2_000));
}

#[test]
fn without_stations_there_are_no_votes() {
    assert_eq!(count(Vec::new()), Default::default());
}
