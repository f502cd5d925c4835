// Keyboard, and the three states of a part that fills in later. Keeps nothing in the browser.
(function () {
  'use strict';

  var typing = /^(INPUT|TEXTAREA|SELECT)$/;

  function rows() {
    return Array.prototype.slice.call(document.querySelectorAll('[data-row]'));
  }

  function target(row) {
    return row.querySelector('th a, td a, :scope > a') || row;
  }

  function move(step) {
    var all = rows();
    if (!all.length) {
      return;
    }
    var now = all.findIndex(function (row) {
      return row.contains(document.activeElement);
    });
    var next = now < 0 ? (step > 0 ? 0 : all.length - 1) : now + step;
    var row = all[Math.max(0, Math.min(all.length - 1, next))];
    target(row).focus();
    row.scrollIntoView({ block: 'nearest' });
  }

  function focus(selector) {
    var field = document.querySelector(selector);
    if (field) {
      field.focus();
      field.scrollIntoView({ block: 'center' });
    }
    return Boolean(field);
  }

  function help() {
    var dialog = document.getElementById('help');
    if (dialog && !dialog.open) {
      dialog.showModal();
    }
    return Boolean(dialog);
  }

  var keys = {
    j: function () { move(1); return true; },
    k: function () { move(-1); return true; },
    '/': function () { return focus('[data-search]'); },
    n: function () { return focus('#note-text'); },
    '?': help
  };

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing.test(event.target.tagName)) {
      return;
    }
    var action = keys[event.key];
    if (action && action()) {
      event.preventDefault();
    }
  });

  // In a code search the arrows walk from the field through what was found and back.
  document.addEventListener('keydown', function (event) {
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    var search = step && event.target.closest('[data-code-search]');
    if (!search || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    var stops = Array.prototype.slice.call(
      search.querySelectorAll('input[type="search"], .codes-found a'));
    var next = stops[stops.indexOf(event.target) + step];
    if (stops.indexOf(event.target) >= 0 && next) {
      next.focus();
      event.preventDefault();
    }
  });

  // A code was looked at: what was pressed is gone, so go to what came in its place.
  document.addEventListener('htmx:afterSettle', function (event) {
    var chosen = event.target.querySelector && event.target.querySelector('[data-chosen]');
    if (chosen) {
      chosen.focus();
    }
  });

  function show(part, state) {
    part.querySelectorAll('[data-part]').forEach(function (line) {
      line.hidden = line.dataset.part !== state;
    });
  }

  function failed(event) {
    var part = event.target.closest && event.target.closest('#waiting');
    if (part) {
      show(part, 'failed');
    }
  }

  ['htmx:responseError', 'htmx:sendError', 'htmx:timeout'].forEach(function (name) {
    document.addEventListener(name, failed);
  });

  document.addEventListener('click', function (event) {
    var again = event.target.closest('[data-again]');
    if (again) {
      var part = again.closest('#waiting');
      show(part, 'loading');
      part.dispatchEvent(new Event('again'));
    }
  });

  // A part came in: go where the address points, as the browser would have.
  document.addEventListener('htmx:afterSettle', function () {
    var mark = location.hash && document.getElementById(location.hash.slice(1));
    if (mark && mark.id === 'note') {
      mark.scrollIntoView();
    }
  });

  // A page taken from the browser's memory may be of a session that has ended: it is put there
  // with nothing to see, and loaded anew when it is taken out.
  window.addEventListener('pagehide', function () {
    document.documentElement.hidden = true;
  });
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) {
      location.reload();
    }
  });
})();
