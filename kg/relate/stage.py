"""Relations of a linked document: triggers, their ends, and everything that is told about them."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from kg.lexicon.entries import Lexicon
from kg.model import SYMMETRIC, UNANNOTATED, CoMention, Document, Form, Linking, Relation, RelationType, Sentence, Trace
from kg.relate.accords import accord_words, read_accords
from kg.relate.allies import read_allies
from kg.relate.candidates import (
    STANCES,
    Candidate,
    End,
    are_listed,
    ends_near,
    guesses,
    is_aside,
    is_delegation,
    is_met,
    may_judge,
    of_rules,
)
from kg.relate.claims import agree, in_order
from kg.relate.comentions import co_mentions
from kg.relate.company import company_words, read_company
from kg.relate.confidence import calibrated
from kg.relate.contradictions import plain_doers
from kg.relate.discourse import Reader, make_reader
from kg.relate.dispatches import dispatch_words, read_dispatches
from kg.relate.drafts import Draft, fits, is_abroad, is_at_home, make_draft, may_do, may_receive, type_of, type_of_pair
from kg.relate.features import Surroundings
from kg.relate.fragments import fragment_words, read_fragments
from kg.relate.leads import LEAD_WORDS, read_leads
from kg.relate.losses import is_of_strike
from kg.relate.members import member_words, read_members
from kg.relate.nouns import read_noun
from kg.relate.offices import read_office
from kg.relate.plain import read_plain
from kg.relate.plans import spread_plans
from kg.relate.presence import presence_words, read_presence
from kg.relate.rejoinders import deny_rebutted
from kg.relate.rivals import Weighed, are_rivals, without_rivals
from kg.relate.rounds import all_round
from kg.relate.scene import Scene
from kg.relate.scorer import RULE_THRESHOLD, THRESHOLD, Scorer, least_total, probability
from kg.relate.triggers import NONE, Hit, TriggerIndex, find_triggers, trigger_index
from kg.relate.utterances import read_utterances, utterance_words
from kg.relate.verbs import read_verb
from kg.relate.words import PREPOSITIONS, duals

LEAST = least_total(THRESHOLD)
TOLD: tuple[tuple[Callable[[Reader, Scene], Iterator[Relation]], Callable[[], frozenset[str]]], ...] = (
    (read_accords, accord_words),
    (read_utterances, utterance_words),
    (read_presence, presence_words),
    (read_dispatches, dispatch_words),
    (read_fragments, fragment_words),
    (read_members, member_words),
)
"""Rules beside the triggers, and the words without one of which a sentence has nothing for them."""


def relate(
    document: Document, linking: Linking, lexicon: Lexicon, triggers: TriggerIndex | None = None
) -> tuple[tuple[Relation, ...], tuple[CoMention, ...], tuple[Trace, ...]]:
    """The relations of a document (every claim, sorted by evidence), its co-mentions, and what the rules did.

    Nothing is read from a sentence of web furniture. ``triggers`` None means those of the project.
    """
    index = trigger_index() if triggers is None else triggers
    reader = make_reader(document, linking, lexicon)
    read = [s for s in document.sentences if not s.furniture and (reader.mentions[s.index] or _is_of_two(reader, s))]
    drafts: list[Draft] = []
    blocked: list[Trace] = []
    for sentence in read:
        drafts += _read_sentence(reader, sentence, index, blocked)
        if drafts and not company_words().isdisjoint(reader.keys(sentence.index)):
            drafts += read_company(reader, reader.scene(sentence.index), drafts)
    offices = [r for s in read for office in reader.offices[s.index] for r in read_office(reader, office)]
    offices += [r for s in read if not LEAD_WORDS.isdisjoint(reader.keys(s.index)) for r in read_leads(reader, s)]
    allies = [
        r
        for s in read
        if any(o.kind == "ally" for o in reader.offices[s.index])
        for r in read_allies(reader, reader.scene(s.index), reader.offices[s.index])
    ]
    told = [r for s in read for r in _told(reader, s)]
    drafts = [one for one in (*drafts, *all_round(reader, drafts)) if not is_at_home(reader, one.relation)]
    claimed = deny_rebutted(reader, [*agree(spread_plans(reader, drafts)), *allies, *told])
    relations = in_order(map(calibrated, _without_bystanders(linking, claimed, offices)))
    pairs = tuple(pair for s in read for pair in co_mentions(s, [mention for _, mention in reader.mentions[s.index]]))
    return relations, pairs, (*_traces(relations), *blocked)


def _is_of_two(reader: Reader, sentence: Sentence) -> bool:
    """«وتبادل الرئيسان الكلمات قبل اجتماعهما»: whether a sentence without names tells of two who were named before."""
    return any(key.endswith("هما") or key in duals() for key in reader.keys(sentence.index))


def _told(reader: Reader, sentence: Sentence) -> Iterator[Relation]:
    """The relations of the rules beside the triggers whose words a sentence has."""
    keys = reader.keys(sentence.index)
    for rule, words in TOLD:
        if not words().isdisjoint(keys):
            yield from rule(reader, reader.scene(sentence.index))


def _without_bystanders(linking: Linking, drafted: list[Relation], offices: list[Relation]) -> list[Relation]:
    """All relations but the offices of persons who are only described and do nothing («قال السفير التركي»)."""
    acting = {end for relation in drafted for end in (relation.source, relation.target, relation.said_by)}
    named = {mention.entity for mention in linking.mentions if mention.form is not Form.DESCRIPTION}
    return [*drafted, *(r for r in offices if r.source in named or r.source in acting)]


def _read_sentence(reader: Reader, sentence: Sentence, triggers: TriggerIndex, blocked: list[Trace]) -> list[Draft]:
    """The relations of a sentence; rules that fired for nothing are added to ``blocked``."""
    hits = find_triggers(reader.keys(sentence.index), triggers)
    scene = reader.scene(sentence.index) if hits else None
    drafts: list[Draft] = []
    for found in hits:
        hit = as_written(scene, found) if scene is not None and found.at not in scene.covered else None
        if scene is not None and hit is not None and not _is_noun_alike(scene, hit):
            made = _read_trigger(reader, scene, hit, blocked)
            if not reader.mentions[sentence.index]:  # without names the scorer only guesses
                made = [one for one in made if not one.relation.rule.endswith(":scored")]
            if len(made) == 1 and made[0].relation.type not in UNANNOTATED:
                reader.pairs.append((sentence.index, made[0].relation.source, made[0].relation.target))
            drafts += made
    return drafts


def as_written(scene: Scene, hit: Hit) -> Hit | None:
    """The hit as «ة» has it, folded to «ه»: «أسلحة» is no verb, «حليفة» has no pronoun, «ولاية» is no «ولائه»."""
    text = scene.sentence.tokens[hit.at].text
    if hit.shape.suffix != "ه" or not text.endswith("ة") or text.endswith("تة"):  # «زيارتة» is misspelt
        return hit
    if hit.trigger.is_verb or not text.endswith(hit.trigger.lemma + "ة"):
        return None
    return hit._replace(shape=hit.shape._replace(suffix="", definite=False, feminine=True))


def _is_noun_alike(scene: Scene, hit: Hit) -> bool:
    """«بناء على طلب من …»: what looks like a verb is a noun after a preposition («من» may also mean «who»)."""
    return hit.trigger.is_verb and (PREPOSITIONS.get(scene.key(hit.at - 1), "من") != "من" or is_of_strike(scene, hit))


def _read_trigger(reader: Reader, scene: Scene, hit: Hit, blocked: list[Trace]) -> list[Draft]:
    """The relations of one trigger: of all candidates those that are likely enough."""
    base = type_of(reader, scene, hit)
    if base is None:
        blocked += _other_meaning(scene, hit)
        return []
    if base in UNANNOTATED:
        return list(read_plain(reader, scene, hit, base))
    pairings = list(read_verb(reader, scene, hit) if hit.trigger.is_verb else read_noun(reader, scene, hit))
    ruled, near = of_rules(scene, base, pairings), ends_near(reader, scene, hit, base)
    if hit.trigger.target == ("struck",) or hit.trigger.source == ("by",):
        near = []
    if not ruled and len(near) < 2:
        return []
    around = Surroundings(reader, scene, hit, base)
    scorer = Scorer(around)
    weighed = list(_weigh_ruled(around, scorer, ruled.values(), blocked))
    if base is not RelationType.ATTACKED or scorer.knows:
        weighed += _weigh_guesses(around, scorer, near, ruled)
    kept = without_rivals(weighed, scene.keys)
    blocked += [_rival_trace(scene, hit, one, kept) for one in weighed if one not in kept]
    return [make_draft(reader, scene, hit, one.type, one.candidate, one.likely) for one in kept]


def _weigh_ruled(
    around: Surroundings, scorer: Scorer, ruled: Iterable[Candidate], blocked: list[Trace]
) -> Iterator[Weighed]:
    """The candidates of the rules that are likely enough; a trace of each that is not."""
    reader, scene, hit = around.reader, around.scene, around.hit
    for candidate in ruled:
        source, target = candidate.source.entity, candidate.target.entity
        type_ = type_of_pair(reader, hit, around.type, source, target)
        if fits(reader, type_, candidate):
            seen = scorer.see(candidate.source), scorer.see(candidate.target)
            likely = probability(scorer.total_of_rule(*seen, candidate.rule))
            if likely < RULE_THRESHOLD or not _abroad_if_asked(reader, hit, source, target):
                blocked.append(_trace_of(scene, hit, candidate.rule, f"{likely:.2f} < {RULE_THRESHOLD:.2f}"))
            else:
                yield Weighed(likely, type_, candidate)


def _weigh_guesses(
    around: Surroundings, scorer: Scorer, near: Sequence[End], ruled: Container[tuple[str, str]]
) -> Iterator[Weighed]:
    """The candidates that no rule found and that are likely enough, but for those of whom the text tells otherwise."""
    reader, hit, type_ = around.reader, around.hit, around.type
    symmetric = type_ in SYMMETRIC
    sources = [end for end in near if may_do(reader, type_, end.entity, is_delegation(end)) and may_judge(type_, end)]
    targets = [end for end in near if may_receive(reader, type_, end.entity)]
    if type_ in STANCES:
        targets = [end for end in targets if not is_met(around.scene, hit, end)]
    doers = plain_doers(around) if sources and targets else frozenset()
    if doers is not None and not symmetric:
        sources = [end for end in sources if end.entity in doers]
    wanted = {end.entity for end in sources + targets} if sources and targets else set()
    seen = {end.entity: scorer.see(end) for end in near if end.entity in wanted}
    for source, target in guesses(sources, targets, symmetric, ruled):
        if symmetric and doers is not None and not doers & {source.entity, target.entity}:
            continue
        if not symmetric and "بين" not in hit.trigger.target and (are_listed(source, target) or is_aside(hit, target)):
            continue
        total = scorer.total(seen[source.entity], seen[target.entity], "", LEAST)
        if total >= LEAST and _stays(reader, hit, type_, source.entity, target.entity):
            yield Weighed(probability(total), type_, Candidate(source, target, "", is_delegation(source)))


def _stays(reader: Reader, hit: Hit, type_: RelationType, source: str, target: str) -> bool:
    """Whether the relation of two ends is of the trigger's type and, where it asks for that, leads abroad."""
    same = type_of_pair(reader, hit, type_, source, target) is type_
    return same and _abroad_if_asked(reader, hit, source, target)


def _abroad_if_asked(reader: Reader, hit: Hit, source: str, target: str) -> bool:
    return hit.trigger.near != "abroad" or is_abroad(reader, source, target)


def _other_meaning(scene: Scene, hit: Hit) -> list[Trace]:
    """«الحرب الباردة»: a trigger that another word makes something else."""
    if hit.trigger.type != NONE:
        return []
    return [_trace_of(scene, hit, NONE, " ".join(t.text for t in scene.sentence.tokens[hit.at + 1 : hit.last]))]


def _rival_trace(scene: Scene, hit: Hit, one: Weighed, kept: list[Weighed]) -> Trace:
    """What was kept instead of a candidate that it contradicts."""
    rival = next(other for other in kept if are_rivals(one, other, scene.keys))
    ends = [end.phrase for end in (rival.candidate.source, rival.candidate.target) if end.phrase is not None]
    words = [scene.words(p.start, p.end) for p in ends]
    return _trace_of(scene, hit, one.candidate.rule or "scored", " + ".join(words))


def _trace_of(scene: Scene, hit: Hit, rule: str, cue: str) -> Trace:
    tokens = scene.sentence.tokens[hit.at : hit.last]
    return Trace(f"{hit.trigger.lemma}:{rule}", scene.sentence.index, tokens[0].start, tokens[-1].end, cue)


def _traces(relations: tuple[Relation, ...]) -> list[Trace]:
    return [Trace(r.rule, r.evidence.sentence, r.evidence.start, r.evidence.end) for r in relations]
