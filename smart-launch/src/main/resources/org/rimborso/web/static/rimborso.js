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

  function boxes() {
    return Array.prototype.slice.call(document.querySelectorAll('input[name="account"][form="bulk"]'));
  }

  // Ticks the row that has the focus, and shows what can be done with it.
  function choose() {
    var row = document.activeElement.closest('[data-row]');
    var box = row && row.querySelector('input[name="account"]');
    if (box) {
      box.click();
    }
    return Boolean(box);
  }

  // A table may come from a file: it is put into its field, to be read and changed before it is sent.
  function offerFiles() {
    document.querySelectorAll('input[type="file"][data-into]').forEach(function (input) {
      input.hidden = false;
      input.addEventListener('change', function () {
        var field = document.getElementById(input.dataset.into);
        if (input.files.length) {
          var name = document.getElementById(input.dataset.nameInto || '');
          if (name) {
            name.value = input.files[0].name;
          }
          input.files[0].text().then(function (text) {
            field.value = text.slice(0, field.maxLength);
            field.focus();
          });
        }
      });
    });
  }

  offerFiles();

  document.addEventListener('change', function (event) {
    if (event.target.matches('[data-all]')) {
      boxes().forEach(function (box) { box.checked = event.target.checked; });
    }
    if (event.target.matches('[data-all], input[name="account"]')) {
      var bulk = document.querySelector('details.bulk');
      bulk.open = bulk.open || boxes().some(function (box) { return box.checked; });
    }
  });

  var keys = {
    x: choose,
    j: function () { move(1); return true; },
    k: function () { move(-1); return true; },
    '/': function () { return focus('[data-search]'); },
    n: function () { return focus('#note-text'); },
    '?': help
  };

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey ||
        (typing.test(event.target.tagName) && event.target.type !== 'checkbox')) {
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

  // A part came in: go where the address points, as the browser would have. What a card of the EHR
  // led to is also what one stands on.
  function arrive(event) {
    var mark = location.hash && document.getElementById(location.hash.slice(1));
    if (mark && event && mark.id === 'note') {
      mark.scrollIntoView();
    }
    if (mark && mark.hasAttribute('data-arrive')) {
      mark.closest('[data-row]').focus();
    }
  }

  document.addEventListener('htmx:afterSettle', arrive);
  document.addEventListener('DOMContentLoaded', function () {
    arrive();
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

// Before a session ends a dialog asks; what is typed goes to the server, never into the browser's store.
(function () {
  'use strict';

  var WARNING = 120;
  var LAST = 30;
  var TYPING_PAUSE = 1500;
  var dialog = document.getElementById('leaving');
  if (!dialog) {
    return;
  }
  var ends = Date.now() + Number(dialog.dataset.left) * 1000;
  var day = 'over' in dialog.dataset;
  var ticking = null;

  function left() {
    return Math.max(0, Math.round((ends - Date.now()) / 1000));
  }

  function heard(answer) {
    if (answer.status === 401) {
      over();
      return null;
    }
    return answer.ok ? answer.json() : null;
  }

  function learned(state) {
    if (state) {
      ends = Date.now() + state.left * 1000;
      day = state.last;
    }
    plan();
  }

  // Whoever wants to stay and cannot, for the day is over, works on until the end.
  function stayed(state) {
    learned(state);
    if (state && dialog.open) {
      clearTimeout(ticking);
      dialog.close();
      ticking = setTimeout(look, left() * 1000 + 1000);
    }
  }

  // Asks without prolonging: another tab of the session may have been used meanwhile.
  function look() {
    fetch(dialog.dataset.state, {
      headers: { 'Rimborso-Background': '1' }, credentials: 'same-origin', cache: 'no-store'
    }).then(heard).then(learned, plan);
  }

  function over() {
    keepDrafts();
    location.reload();
  }

  function plan() {
    clearTimeout(ticking);
    if (left() > WARNING) {
      if (dialog.open) {
        dialog.close();
      }
      ticking = setTimeout(look, (left() - WARNING) * 1000);
      return;
    }
    if (!dialog.open) {
      keepDrafts();
      dialog.showModal();
    }
    show();
  }

  // Who has been idle may stay; whose day is over may only work on until then.
  function say() {
    dialog.querySelectorAll('[data-if]').forEach(function (part) {
      part.hidden = part.dataset.if !== (day ? 'over' : 'idle');
    });
  }

  function show() {
    var now = left();
    say();
    dialog.querySelector('[data-seconds]').textContent =
      Math.floor(now / 60) + ':' + ('0' + now % 60).slice(-2);
    var status = dialog.querySelector('[role="status"]');
    if (now <= LAST && !status.textContent) {
      status.textContent = status.dataset.last;
    } else if (now > LAST) {
      status.textContent = '';
    }
    ticking = setTimeout(now % 15 ? show : look, 1000);
  }

  // Neither yes nor no is no answer.
  dialog.addEventListener('cancel', function (event) {
    event.preventDefault();
  });

  dialog.querySelector('[data-stay]').addEventListener('submit', function (event) {
    event.preventDefault();
    fetch(event.target.action, {
      method: 'POST', credentials: 'same-origin', body: new URLSearchParams(new FormData(event.target))
    }).then(heard).then(stayed, plan);
  });

  // A person's request of any kind prolongs the session: ask how long it is now.
  document.addEventListener('htmx:afterRequest', function (event) {
    var headers = event.detail.requestConfig && event.detail.requestConfig.headers;
    if (!dialog.open && !(headers && headers['Rimborso-Background'])) {
      look();
    }
  });

  var unsent = new Map();

  function keepDraft(form) {
    unsent.delete(form);
    fetch(form.dataset.draft, {
      method: 'POST',
      credentials: 'same-origin',
      keepalive: true,
      body: new URLSearchParams(new FormData(form))
    }).then(function (answer) {
      if (answer.ok && !dialog.open) {
        look();
      }
    }, function () {});
  }

  function keepDrafts() {
    Array.from(unsent.keys()).forEach(function (form) {
      clearTimeout(unsent.get(form));
      keepDraft(form);
    });
  }

  document.addEventListener('input', function (event) {
    var form = event.target.closest && event.target.closest('form[data-draft]');
    if (form) {
      clearTimeout(unsent.get(form));
      unsent.set(form, setTimeout(keepDraft, TYPING_PAUSE, form));
    }
  });

  // A template fills some fields of the note; what stood there can be put back.
  function fill(values) {
    var before = {};
    Object.keys(values).forEach(function (name) {
      var field = document.getElementById('note-' + name);
      before[name] = field.value;
      field.value = values[name];
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    document.getElementById('note-text').focus();
    return before;
  }

  document.addEventListener('submit', function (event) {
    var form = event.target.closest('form[data-fills]');
    var chosen = form && form.elements.template.selectedOptions[0];
    if (!chosen || !chosen.value) {
      return;
    }
    event.preventDefault();
    var data = chosen.dataset;
    var before = fill({ kind: data.kind, text: data.text, next: data.next });
    var undo = form.querySelector('[data-unfill]');
    undo.hidden = false;
    undo.onclick = function () {
      fill(before);
      undo.hidden = true;
    };
  });

  // What is being saved is no draft any more.
  document.addEventListener('submit', function (event) {
    clearTimeout(unsent.get(event.target));
    unsent.delete(event.target);
  });

  window.addEventListener('pagehide', keepDrafts);

  plan();
})();
