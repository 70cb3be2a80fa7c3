// RUN: %check_redirects %s %t --checks http-redirect-permanent-answer -- -I%S/../../frameworks/arduino-webserver/include

// Sketches for microcontrollers: a link switches something, then shows the page
// again. Their routes name no method.

#include "WebServer.h"
#include <vector>

void digitalWrite(int pin, int value);
int digitalRead(int pin);
void saveSettings();
WebServer server(80);
std::vector<String> sounds;
unsigned current = 0;
bool settingsChanged = false;

void handleOn() {
  digitalWrite(2, 0);
  server.sendHeader("Location", "/");
  server.send(301);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 303 isn't kept [http-redirect-permanent-answer]
  // CHECK-FIXES: server.send(303);
}

void handleAdd() {
  const String name = server.arg("name");
  if (name.empty())
    return server.send(400, "text/plain", "no name");
  current = 0;
  sounds.push_back(name);
  server.sendHeader("Location", "/");
  server.send(301, "text/plain", "added");
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: GET and HEAD get a 301 after the work is done: clients that keep it never ask again; 303 isn't kept [http-redirect-permanent-answer]
  // CHECK-FIXES: server.send(303, "text/plain", "added");
}

// What is sent says itself how long it may be kept.
void toSettings() {
  server.sendHeader("Cache-Control", "no-cache, no-store, must-revalidate");
  server.sendHeader("Location", "/");
  server.send(301);
}
void handleType() {
  settingsChanged = true;
  toSettings();
}

// It has moved, whoever asks.
void handleIcon() {
  server.sendHeader("Location", "/img/icon.svg");
  server.send(301, "text/plain", "");
}
void handleMissing() {
  server.sendHeader("Location", "/");
  server.send(301);
}
void handlePortal() {
  if (server.hostHeader() != "portal.example") {
    server.sendHeader("Location", "http://portal.example/");
    server.send(301);
    return;
  }
  server.send(200, "text/html", "portal");
}

void setup() {
  server.on("/on", handleOn);
  server.on("/add", handleAdd);
  server.on("/type", handleType);
  server.on("/favicon.ico", HTTP_GET, handleIcon);
  server.on("/portal", handlePortal);
  server.onNotFound(handleMissing);
}
