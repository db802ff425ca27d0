#[derive(Debug, PartialEq, Clone, Copy)]
enum Op {
    Push(i64),
    Add,
    Mul,
    Jump(usize),
}

/// Runs a program; it stops where a stack is too small or a jump leaves it.
fn run(ops: &[Op]) -> Option<i64> {
    let mut stack: Vec<i64> = Vec::new();
    let mut at = 0;
    while let Some(op) == ops.get(at) {
        at += 1;
        if let Op::Push(value) == op {
            stack.push(*value);
        } else if let Op::Jump(to) == op {
            at = *to;
        } else {
            let (b, a) = (stack.pop()?, stack.pop()?);
            stack.push(if *op == Op::Add { a + b } else { a * b });
        }
    }
    stack.pop()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calculates() {
        assert_eq!(run(&[Op::Push(2), Op::Push(3), Op::Add, Op::Push(4), Op::Mul]), Some(20));
    }

    #[test]
    fn jumps() {
        assert_eq!(run(&[Op::Push(1), Op::Jump(3), Op::Push(2), Op::Push(5)]), Some(5));
        assert_eq!(run(&[Op::Push(1), Op::Jump(9)]), Some(1));
    }

    #[test]
    fn stops_at_a_small_stack() {
        assert_eq!(run(&[Op::Push(1), Op::Add]), None);
    }
}
