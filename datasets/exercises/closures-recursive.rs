use std::collections::HashMap;

fn reachable(edges: &HashMap<u32, Vec<u32>>, from: u32) -> usize {
    let visit = |node: u32, seen: &mut Vec<u32>| {
        if seen.contains(&node) {
            return;
        }
        seen.push(node);
        for next in edges.get(&node).into_iter().flatten() {
            visit(*next, seen);
        }
    };
    let mut seen = Vec::new();
    visit(from, &mut seen);
    seen.len()
}

#[test]
fn reaches() {
    let edges = HashMap::from([(1, vec![2, 3]), (2, vec![1]), (3, vec![4]), (5, vec![1])]);
    assert_eq!(reachable(&edges, 1), 4);
    assert_eq!(reachable(&edges, 4), 1);
}
