struct Node {
    name: String,
    parent: Option<usize>,
    size: u64,
}

struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    fn add(&mut self, name: &str, parent: Option<usize>, size: u64) -> usize {
        self.nodes.push(Node { name: name.to_string(), parent, size: 0 });
        let id = self.nodes.len() - 1;
        let mut node = &mut self.nodes[id];
        node.size += size;
        while let Some(parent) = node.parent {
            let up = &mut self.nodes[parent];
            up.size += node.size;
            node = up;
        }
        id
    }
}

#[test]
fn sizes_go_up() {
    let mut tree = Tree { nodes: vec![] };
    let root = tree.add("root", None, 1);
    let src = tree.add("src", Some(root), 10);
    tree.add("main", Some(src), 5);
    tree.add("lib", Some(src), 6);
    let sizes: Vec<_> = tree.nodes.iter().map(|node| (node.name.as_str(), node.size)).collect();
    assert_eq!(sizes, [("root", 22), ("src", 21), ("main", 5), ("lib", 6)]);
}
