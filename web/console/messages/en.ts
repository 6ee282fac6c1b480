// The console's words, English: the same keys as zh.ts (a test compares them).
export const en = {
  product: 'Posted supervision',
  colon: ': ',
  basis: 'Basis: ',
  retry: 'Try again',
  cancel: 'Cancel',
  login: {
    title: 'Sign in',
    lead: 'Posted supervision by responsible inspectors',
    login: 'Login name',
    password: 'Password',
    enter: 'Sign in'
  },
  setup: {
    title: 'First steps',
    lead: 'The system has no users yet. Make the first system administrator, who then makes the accounts of everybody else.',
    county: 'Code of the supervision office’s county',
    countyHelp: 'Six digits of GB/T 2260, such as 420281; a city office uses the code of the city, such as 420200',
    login: 'Login name',
    name: 'Name',
    password: 'Password',
    begin: 'Make and sign in'
  },
  password: {
    title: 'Change password',
    forced: 'This is your first time here. Please replace the first password by one that only you know.',
    old: 'Old password',
    new: 'New password',
    again: 'New password once more',
    rule: 'At least 10 characters, two of letters, digits and symbols, without the login name',
    differs: 'The two are not the same',
    change: 'Change password'
  },
  shell: { menu: 'Main menu', fold: 'Fold or unfold the menu', place: 'Where you are', leave: 'Sign out', skip: 'Skip to the content' },
  missing: { title: 'No such page', text: 'There is no such page, or it has moved', home: 'Back to the overview' },
  menu: { home: 'Overview' },
  home: { hello: 'Good day, {name}' }
}
