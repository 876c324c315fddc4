"""What turns a statement about sharing around: denials, exceptions, who does what to whom."""

from compliance.findings.phrases.plain import pattern

NEGATION = pattern(
    (
        r"\b(?:not|never|no|none|nobody|neither|nor|cannot|nothing|nowhere|without|refus\w+|"
        r"refrain\w*|prohibit\w*|forbid\w*|forbidden|decline|exclud\w+|rather than|instead "
        r"of)\b"
    ),
    r"n[^\w\s]t\b",
)
NOT_NEGATION = pattern(
    (
        r"(?:(?:\bnot|n't) (?:only|just|merely|simply)|\bnot (?:limited|necessarily|"
        r"exclusively|be limited|solely)|\bno (?:later|longer than|matter|problem|doubt|cost|"
        r"charge|limit|restrict\w*)|\bwhether or not|(?:\bnot|\bnever|n't|\bno) (?:hesitate|"
        r"fail|refuse|refrain|prohibit\w*|prevent\w*|barred|forbid\w*|forbidden|think|consider|"
        r"believe|see|mind|object|stop|prevented|restricted|exclude|need)|\b(?:nothing|no "
        r"(?:law|rule|policy))(?: (?:here|above|in (?:this|the|our) (?:\w+ )?\w+))? (?:\w+ "
        r")?(?:prevents?|stops?|prohibits?|limits?|restricts?|forbids?))\b"
    ),
    (
        r"\bwithout (?:further|prior|additional|any|your|asking|notice|notif\w+|limit\w*|"
        r"restrict\w*|\w+ (?:notice|consent|approval))"
    ),
)
ASIDE = pattern(
    r", (?:however|though|therefore|of course|in any case|as stated above|as noted),",
)
CONTRAST = pattern(
    r",? (?:but|however|although|though|whereas|while|yet)\b,?",
    r" - (?=we|our|they)",
    r", (?:and|so|then|or) (?=(?:we|our|they|these|those|it|your|this|may|will|can)\b)",
    r" and (?=(?:never|do not|does not|don't|will|won't|may|is not|are not|shall)\b)",
    (
        r" and (?=(?:we|our \w+|they) (?:may|will|can|might|do|also|share|sell|use|give|pass|"
        r"never)\b)"
    ),
    r", (?=(?:we|they|our partners) (?:may|will|can|might|do|also|share|sell|never)\b)",
    r": (?=(?:we|our|no|nobody|never)\b)",
)
EXCEPTION = pattern(
    (
        r",? ?\(?\b(?:except(?:ing)?(?: (?:for|that|where|when|as|to|with|in))?|unless|save "
        r"(?:for|that|where|to|as)|other than|apart from|aside from|with the (?:sole |only "
        r")?exception of|excluding|besides|outside of|beyond|only to|only with)\b"
    ),
)
OPT_OUT_CONDITION = pattern(
    (
        r"you (?:opt|tell|ask|object|say|have told|have asked|let us know|notify|withdraw|"
        r"decline|choose not)"
    ),
)
# No statement about what the business does: rights, questions, headings, others.
NO_STATEMENT = pattern(
    (
        r"^\W*(?:please )?(?:never|do not|don't|avoid|be careful not to) (?:share|give|"
        r"disclose|tell|reveal|send|provide)\b"
    ),
    r"^\W*(?:how|when|why|what|whether|where|do|does|will|can|may|is|are|who) [^.!]{0,120}\?",
    r"^\W*(?:how|when|why|what|with whom|who) (?:we|do|does)\b",
    r"(?<!reserve\sthe\s)(?<!reserves\sthe\s)\bright to\b",
    (
        r"\b(?:opt(?:ing)? out of|request that we|ask (?:us|that we)|direct us|object to|"
        r"choose whether|limit the|restrict)\b"
    ),
    r"do not (?:sell|share) my",
    r"\bunlike (?:\w+ )?(?:other|many|some|most)",
    (
        r"\b(?:many|some|most|other|lots of) (?:\w+ )?(?:companies|businesses|shops|sites|"
        r"senders|brands|firms) (?:\w+ )?(?:share|sell|pass|trade|give|rent|do|may|will)"
    ),
    r"\bif (?:we|they) (?:ever |were |should )",
)
BY_YOU = pattern(
    (
        r"\b(?:you|customers?|visitors?|users?|people|friends?|clients?|patients?|members?|"
        r"guests?)(?: (?:may|can|have|choose to|freely|voluntarily|also|will|already|might|"
        r"then|do|who|would|want to|ever|directly|ever|first|actively|decide to)){0,3} $"
    ),
)
TO_YOU = pattern(
    r" (?:to )?(?:you|customers|subscribers|him|her)\b",
)
# "Numbers given for texts": how the data came, not where it goes.
AS_GIVEN = pattern(
    (
        r"\b(?:numbers?|information|data|details|consents?|opt[ -]?ins?|addresses|everything|"
        r"anything|what) (?:(?:that |which )?(?:you |you have |you've ))? ?$"
    ),
)
CAME_IN = pattern(
    (
        r"(?:provided|given|supplied|submitted|shared|sent|made|offered|give|provide|gave|"
        r"share|submit|supply)\b"
    ),
)
TO_US = pattern(
    (
        r"^(?:d|s)? ?(?:[\w'-]+ ){0,6}?(?:(?:to|with) us\b|us (?:with )?(?:your|with|the|their|"
        r"a|any)|us\b)"
    ),
)
