"""The journey: from sign-up to a delivered message, played over HTTP as real people would.

Knows nothing of the code behind the pages: it reads forms, mails and answers, and the official SDK
speaks for the developer.
"""
