use traffic_light::{may_go, wait, Light};

#[test]
fn all_states_lead_to_green() {
    assert_eq!(wait(Light::Green), 0);
    assert_eq!(wait(Light::RedYellow), 3);
    assert_eq!(wait(Light::Yellow), 46);
}

#[test]
fn who_cannot_stop_passes_at_yellow() {
    assert!(may_go(Light::Green, true));
    assert!(may_go(Light::Yellow, false));
    assert!(!may_go(Light::Yellow, true));
    assert!(!may_go(Light::RedYellow, false));
}
