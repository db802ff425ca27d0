trait Stage {
    fn run(&mut self, input: Vec<i64>) -> Vec<i64>;
}

struct Scale(i64);

struct Window {
    size: usize,
}

impl Stage for Scale {
    fn run(&mut self, input: Vec<i64>) -> Vec<i64> {
        input.into_iter().map(|value| value * self.0).collect()
    }
}

impl Stage for Window {
    fn run(&mut self, input: Vec<i64>) -> Vec<i64> {
        input.windows(self.size).map(|part| part.iter().sum()).collect()
    }
}

struct Pipeline {
    stages: Vec<dyn Stage>,
}

impl Pipeline {
    fn new() -> Self {
        Pipeline { stages: vec![] }
    }

    fn with(mut self, stage: impl Stage) -> Self {
        self.stages.push(stage);
        self
    }

    fn run(&mut self, input: Vec<i64>) -> Vec<i64> {
        self.stages.iter_mut().fold(input, |data, stage| stage.run(data))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_in_order() {
        let mut pipeline = Pipeline::new().with(Scale(2)).with(Window { size: 2 });
        assert_eq!(pipeline.run(vec![1, 2, 3]), [6, 10]);
    }

    #[test]
    fn nothing_to_do() {
        assert_eq!(Pipeline::new().run(vec![4]), [4]);
    }
}
