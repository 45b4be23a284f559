/*
 * For a page with charts of the DPRK Crypto-Laundering Tracker on it: lets each frame take the height of what it shows.
 * A message counts only from the very window of a frame, and from the site that the frame was loaded from. Sets no
 * cookie, asks nothing of the network.
 */
(function () {
  'use strict';
  var LEAST = 80;
  var MOST = 6000;
  addEventListener('message', function (event) {
    var data = event.data;
    if (typeof data !== 'object' || data === null || data.type !== 'tracker:size') return;
    if (typeof data.height !== 'number' || !(data.height >= LEAST && data.height <= MOST)) return;
    var frames = document.querySelectorAll('iframe[data-tracker-embed]');
    for (var i = 0; i < frames.length; i++) {
      var frame = frames[i];
      if (frame.contentWindow !== event.source) continue;
      if (new URL(frame.src, location.href).origin !== event.origin) continue;
      frame.style.height = Math.ceil(data.height) + 'px';
    }
  });
})();
