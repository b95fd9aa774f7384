"""One store on several computers: git keeps and carries the versions, and the merge is a replay of ours."""
