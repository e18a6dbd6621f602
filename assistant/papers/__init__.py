"""What leaves the assistant as a document: memos, dossiers, reports and tables whose quotes can be checked again.

answer or ids → gather → Paper → compose → Document → Word, Markdown, HTML
                               → tables and bibliographies
document → traces → verify
"""
