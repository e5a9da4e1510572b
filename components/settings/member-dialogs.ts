/** The dialogs of the Members screen, as one piece of code that comes when the first of them opens. */
export { ChangeRoleDialog } from './change-role-dialog';
export { InviteDialog } from './invite-dialog';
export { RemoveMemberDialog } from './remove-member-dialog';
export { RevokeInvitationDialog } from './revoke-invitation-dialog';
