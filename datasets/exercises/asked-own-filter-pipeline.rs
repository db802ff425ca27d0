type Stage = Box<dyn Fn(Vec<i32>) -> Vec<i32>>;

#[derive(Default)]
struct Pipeline {
    stages: Vec<Stage>,
    names: Vec<String>,
}

impl Pipeline {
    fn stage(mut self, name: &str, stage: impl Fn(Vec<i32>) -> Vec<i32> + 'static) -> Pipeline {
        self.stages.push(Box::new(stage));
        self.names.push(name.to_string());
        self
    }

    fn run(&self, input: &Vec<i32>) -> Vec<i32> {
        let mut numbers = *input;
        for stage in self.stages {
            numbers = stage(numbers);
        }
        numbers
    }

    fn describe(&self) -> String {
        let mut text = String::from("in");
        for name in self.names {
            text = text + " > " + name;
        }
        text
    }
}

fn evens_squared() -> Pipeline {
    Pipeline::default()
        .stage("even", |numbers| numbers.into_iter().filter(|number| number % 2 == 0).collect())
        .stage("square", |numbers| numbers.into_iter().map(|number| number * number).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_again_and_again() {
        let (pipeline, input) = (evens_squared(), vec![1, 2, 3, 4]);
        assert_eq!(pipeline.run(&input), [4, 16]);
        assert_eq!(pipeline.run(&input), [4, 16]);
        assert_eq!(input.len(), 4);
    }

    #[test]
    fn describes() {
        assert_eq!(evens_squared().describe(), "in > even > square");
        assert_eq!(Pipeline::default().run(&vec![7]), [7]);
    }
}
