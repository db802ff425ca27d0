use water_tanks::Plant;

fn plant() -> (Plant, usize, usize) {
    let mut plant = Plant::default();
    let (high, low) = (plant.build(100), plant.build(40));
    plant.fill(high, 60);
    (plant, high, low)
}

#[test]
fn both_tanks_change() {
    let (mut plant, high, low) = plant();
    assert_eq!(plant.pump(high, low, 25), 25);
    assert_eq!(
        (plant.tank(high).level(), plant.tank(low).level()),
        (35, 25)
    );
    assert_eq!(plant.pumped(), 25);
}

#[test]
fn no_water_is_lost_at_a_full_tank() {
    let (mut plant, high, low) = plant();
    assert_eq!(plant.pump(high, low, 1_000), 40);
    assert_eq!(plant.pump(high, low, 1_000), 0);
    assert_eq!(
        (plant.tank(high).level(), plant.tank(low).level()),
        (20, 40)
    );
}

#[test]
fn no_water_comes_of_an_empty_tank() {
    let (mut plant, high, low) = plant();
    assert_eq!(plant.pump(low, high, 10), 0);
    assert_eq!(plant.tank(high).level(), 60);
}

#[test]
fn a_tank_can_be_pumped_into_itself() {
    let (mut plant, high, _) = plant();
    assert_eq!(plant.pump(high, high, 30), 30);
    assert_eq!(plant.tank(high).level(), 60);
}
