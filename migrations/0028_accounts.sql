-- Lists of accounts by role, of the audit log by action and by actor.
CREATE INDEX account_by_role ON account (county, role, login, id);
CREATE INDEX audit_entry_by_action ON audit_entry (county, action, sequence);
CREATE INDEX audit_entry_by_actor ON audit_entry (county, actor, sequence);
