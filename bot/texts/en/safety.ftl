# Report, Block and the safety team.
safety-report = Report
safety-block = Block
