"""The plain-language rules for Finnish measured against a treebank that is not ours; the language's speed."""
