use desk::Desk;
use gain::Gain;

#[test]
fn a_fader_stops_at_the_end_of_its_range() {
    let mut desk = Desk::default();
    desk.set("voice", 300);
    assert_eq!(desk.output("voice"), Some(Gain::HIGHEST));
    desk.set_main(-32_000);
    assert_eq!(desk.output("voice").map(Gain::tenths), Some(-480));
    desk.set_main(999);
    desk.set("voice", -100);
    assert_eq!(desk.output("voice").map(Gain::tenths), Some(20));
    assert_eq!(desk.output("drums"), None);
}

#[test]
fn faders_move_together_as_far_as_each_can() {
    let mut desk = Desk::default();
    desk.set("voice", 100);
    desk.set("bass", -590);
    desk.nudge(50);
    desk.nudge(-50);
    assert_eq!(desk.output("voice").map(Gain::tenths), Some(70));
    assert_eq!(desk.output("bass").map(Gain::tenths), Some(-590));
    desk.nudge(-50);
    assert_eq!(desk.output("bass"), Some(Gain::LOWEST));
}

#[test]
fn the_sheet_lists_what_was_touched() {
    let mut desk = Desk::default();
    desk.set("voice", 35);
    desk.set("bass", -120);
    desk.set("drums", 0);
    assert_eq!(desk.sheet(), "bass v -12.0 dB\nvoice ^ +3.5 dB\n");
}
