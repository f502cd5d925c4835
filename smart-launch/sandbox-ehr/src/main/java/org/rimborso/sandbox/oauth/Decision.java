package org.rimborso.sandbox.oauth;

import java.net.URI;

/** What an authorize request is answered with. */
sealed interface Decision {

  /** Back to the app, with a code or an error. */
  record Redirect(URI to) implements Decision {}

  /** The person has to be chosen first. */
  record ChoosePerson(String ticket, Launch launch) implements Decision {}

  /** Neither app nor redirect URI can be trusted: the answer stays here. */
  record Refused(String why) implements Decision {}
}
