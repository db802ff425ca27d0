//! Traffic lights at a crossing.

mod light;

pub use light::Light;

/// Seconds until a light comes to green, if it has just changed.
pub fn wait(light: Light) -> u32 {
    let mut light = light;
    let mut seconds = 0;
    while light != Light::Green {
        seconds += light.seconds();
        light = light.next();
    }
    seconds
}

/// Whether a car may drive on.
pub fn may_go(light: Light, can_stop: bool) -> bool {
    match light {
        Light::Green => true,
        Light::Yellow => !can_stop,
        Light::Red => false,
    }
}
