// A garage door: one button, one contact that is closed for half a second.

#include <WebServer.h>

void pinMode(int pin, int mode);
void digitalWrite(int pin, int level);
void delay(unsigned long milliseconds);

static WebServer server(80);
static const int door = 14;

static void trigger() {
  digitalWrite(door, 1);
  delay(500);
  digitalWrite(door, 0);
  server.sendHeader("Location", "/");
  server.send(307);
}

static void index() { server.send(200, "text/html", "<button>door</button>"); }

void setup() {
  pinMode(door, 1);
  server.on("/", HTTP_GET, index);
  server.on("/door/0", HTTP_POST, trigger);
}
