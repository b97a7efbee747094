"""What a treebank of Finnish in Universal Dependencies says of our kinds, word by word.

The features are those of UD Finnish-TDT: InfForm 1, 2 and 3 are the A-, E- and MA-infinitive.
A kind is held against the word that carries it: the verb form of a construction, the conjunction of a clause.
"""

from collections.abc import Callable

from .treebank import Node, Tree

SUBORDINATE = {"advcl", "ccomp", "acl:relcl", "csubj", "csubj:cop"}
OWN_NOUNS = {"obl", "obj", "nsubj", "nmod", "nmod:gobj", "nmod:gsubj", "nsubj:cop", "xcomp"}
AUXILIARY = {"cop", "aux", "aux:pass"}
ASKING = {"miten", "miksi", "milloin", "kuinka", "missä", "mihin", "mistä", "mitä", "mikä", "kuka", "ketä"}
ATTRIBUTES = {"acl", "amod"}
NOUNS = {"NOUN", "PROPN", "PRON", "NUM"}
INFINITIVE_CASES = {"Ine", "Ela", "Ill", "Ade", "Abe"}
REPORTED = {"ccomp", "xcomp", "xcomp:ds", "csubj"}


def marks(tree: Tree) -> set[tuple[str, int]]:
    """Each kind with the place in the text of the word that carries it."""
    found = {
        (kind, node.start) for kind, holds in BY_WORD.items() for node in tree.nodes if holds(tree, node)
    }
    clauses = sorted(node.start for node in tree.nodes if _opens_clause(tree, node))
    return found | ({("clauses", clauses[1])} if len(clauses) > 1 else set())


def _has(**wanted: str) -> Callable[[Tree, Node], bool]:
    return lambda _tree, node: all(node.features.get(name) == value for name, value in wanted.items())


def _temporal(_tree: Tree, node: Node) -> bool:
    features = node.features
    while_doing = features.get("InfForm") == "2" and features.get("Case") == "Ine"
    after = (
        features.get("PartForm") == "Past"
        and features.get("Case") == "Par"
        and features.get("Voice") == "Pass"
    )
    return while_doing or (after and node.relation.startswith("advcl"))


def _manner(tree: Tree, node: Node) -> bool:
    head = _head(tree, node)
    carries = node if node.relation not in AUXILIARY else head
    is_adverbial = carries is not None and carries.relation.startswith("advcl")
    return is_adverbial and _has(InfForm="2", Case="Ins")(tree, node)


def _agent(tree: Tree, node: Node) -> bool:
    """Not in a case of the MA-infinitive unless it is an attribute: "kehotti pysymään" has no agent."""
    if node.features.get("PartForm") != "Agt":
        return False
    return _is_attribute(tree, node) or node.features.get("Case") not in INFINITIVE_CASES


def _is_attribute(tree: Tree, node: Node) -> bool:
    """Also one joined to another by "ja" or a comma: conjuncts share the relation of the first.

    universaldependencies.org/u/dep/conj.html; a treebank with enhanced dependencies says it of each.
    """
    return _first(tree, node).relation.partition(":")[0] in ATTRIBUTES


def _first(tree: Tree, node: Node) -> Node:
    """The first of the words that are joined with this one; the word itself where none is."""
    head = _head(tree, node)
    return _first(tree, head) if node.relation == "conj" and head else node


def _abessive(tree: Tree, node: Node) -> bool:
    """The MA-infinitive on -matta, also where the agent participle, which looks like it, was noted for it."""
    return node.features.get("Case") == "Abe" and (
        node.features.get("InfForm") == "3"
        or (node.features.get("PartForm") == "Agt" and not _is_attribute(tree, node))
    )


def _referative(tree: Tree, node: Node) -> bool:
    case, owned = node.features.get("Case"), "Person[psor]" in node.features
    head = _head(tree, node)
    carries = node.relation in REPORTED or (node.relation in AUXILIARY and head and head.relation in REPORTED)
    right_case = case == "Gen" or (owned and case == "Nom")
    return bool(node.features.get("PartForm") in {"Pres", "Past"} and right_case and carries)


def _participle(tree: Tree, node: Node) -> bool:
    """An attribute before its head with a noun of its own."""
    if node.features.get("PartForm") not in {"Pres", "Past"}:
        return False
    said = _head(tree, node) if node.relation == "cop" else None
    first = _first(tree, said or node)
    if first.relation not in ATTRIBUTES or first.head < node.number:
        return False
    if said:  # "käytössä olevat": the participle of "olla" hangs on its complement
        return said.tag in NOUNS and said.number < node.number
    own = [each for each in tree.under(node) if each.number < node.number and each.relation != "punct"]
    return any(each.relation in OWN_NOUNS for each in own)


def _passive(tree: Tree, node: Node) -> bool:
    """A verb in the passive, or a participle that makes a passive tense with "olla"."""
    if node.features.get("Voice") != "Pass":
        return False
    made = node.features.get("PartForm") == "Past" and any(
        each.relation == "aux" or each.relation == "aux:pass" for each in tree.under(node)
    )
    return node.features.get("VerbForm") == "Fin" or made


def _rare_case(_tree: Tree, node: Node) -> bool:
    return node.tag == "NOUN" and node.features.get("Case") in {"Com", "Ins", "Abe"}


def _opens_clause(tree: Tree, node: Node) -> bool:
    """A conjunction, or the first word of a relative clause or an indirect question."""
    head = _head(tree, node)
    if node.relation == "mark" and node.tag == "SCONJ" and node.form.casefold() != "kuin":
        return head is not None
    if node.features.get("PronType") == "Rel":
        return True
    asks = node.features.get("Clitic") == "Ko" or node.form.casefold() in ASKING
    return asks and _is_under_clause(tree, node)


def _head(tree: Tree, node: Node) -> Node | None:
    return next((each for each in tree.nodes if each.number == node.head), None)


def _is_under_clause(tree: Tree, node: Node) -> bool:
    head = _head(tree, node)
    return any(each is not None and each.relation in SUBORDINATE for each in (node, head))


BY_WORD: dict[str, Callable[[Tree, Node], bool]] = {
    "temporal": _temporal,
    "final": _has(InfForm="1", Case="Tra"),
    "referative": _referative,
    "agent": _agent,
    "manner": _manner,
    "abessive": _abessive,
    "participle": _participle,
    "passive": _passive,
    "potential": _has(Mood="Pot"),
    "rare_case": _rare_case,
}
CONSTRUCTIONS = ("temporal", "final", "referative", "agent", "manner", "abessive", "participle")
