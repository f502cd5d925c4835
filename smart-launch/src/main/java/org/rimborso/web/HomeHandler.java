package org.rimborso.web;

import org.rimborso.access.Permission;

/** The launch itself has no page: it leads to the visitor's first one. */
final class HomeHandler implements Handler {

  @Override
  public Permission permission() {
    return Permission.BE_HERE;
  }

  @Override
  public Reply handle(Call call) {
    return new Reply.SeeOther(Home.of(call.someone()));
  }
}
