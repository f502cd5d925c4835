package org.rimborso.web;

import org.rimborso.access.Permission;

/** Answers the requests of one page inside a launch. */
interface Handler {

  /** What its reader must be allowed; checked before it is called. */
  Permission permission();

  Reply handle(Call call);
}
