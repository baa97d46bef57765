// One wiki breaks both: the setting's documented meaning, and what is wanted whatever the setting.
export { default } from '../cookie-httponly-true/never';
