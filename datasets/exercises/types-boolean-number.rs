struct Vote {
    yes: u32,
    no: u32,
}

fn is_close(vote: &Vote) -> bool {
    let difference = vote.yes.abs_diff(vote.no);
    if difference {
        difference <= (vote.yes + vote.no) / 10
    } else {
        true
    }
}

#[test]
fn is_close_enough() {
    assert!(is_close(&Vote { yes: 50, no: 50 }));
    assert!(is_close(&Vote { yes: 52, no: 48 }));
    assert!(!is_close(&Vote { yes: 70, no: 30 }));
}
