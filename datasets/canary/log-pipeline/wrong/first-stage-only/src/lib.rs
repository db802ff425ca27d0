//! Log records on their way through stages that change them or hold them back.

mod record;
mod stages;

pub use record::{Level, Record};
pub use stages::{AtLeast, Redact, Shorten, Stage};

#[derive(Debug, PartialEq)]
pub enum Outcome {
    Written(Record),
    HeldBack { by: &'static str },
}

#[derive(Default)]
pub struct Pipeline {
    stages: Vec<Box<dyn Stage>>,
}

impl Pipeline {
    pub fn then(mut self, stage: impl Stage + 'static) -> Self {
        self.stages.push(Box::new(stage));
        self
    }

    /// Lead a record through all stages, in their order, up to the first that holds it back.
    pub fn send(&self, record: Record) -> Outcome {
        for stage in &self.stages {
            let Some(record) = stage.pass(record) else {
                return Outcome::HeldBack { by: stage.name() };
            };
            return Outcome::Written(record);
        }
        Outcome::Written(record)
    }
}
