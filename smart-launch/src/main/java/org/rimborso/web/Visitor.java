package org.rimborso.web;

import java.util.List;
import org.rimborso.access.Permission;
import org.rimborso.smart.Launch;

/** Whose request it is: a launch, entered by a session that owns it. */
public interface Visitor {

  Launch launch();

  /** Codes of the roles, such as {@code biller}, in a stable order. */
  List<String> roles();

  /** Whether to show a part. */
  boolean may(Permission permission);

  /** The token for a form of this session, launch and purpose. */
  String token(String purpose);

  /** Whether {@code presented} is that token. */
  boolean sent(String purpose, String presented);
}
