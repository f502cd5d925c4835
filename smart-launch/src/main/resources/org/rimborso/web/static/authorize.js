// Sends the one form of the page: the browser goes on to the EHR's sign-in.
document.getElementById('authorize').submit();
