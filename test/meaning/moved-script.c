/* The old name of a page's script. It takes forms, as the page does. */

#include <stdio.h>
#include <stdlib.h>

static void moved_to(const char *page) {
  const char *query = getenv("QUERY_STRING");
  printf("Status: 302 Found\r\n");
  printf("Cache-Control: no-store\r\n");
  if (query && *query)
    printf("Location: /cgi-bin/%s?%s\r\n\r\n", page, query);
  else
    printf("Location: /cgi-bin/%s\r\n\r\n", page);
}

int main(void) {
  moved_to("night-mode.cgi");
  return 0;
}
