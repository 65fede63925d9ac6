import 'hono/jsx'

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'paste-box': Record<string, unknown>
      'live-parcels': Record<string, unknown>
      'copy-button': Record<string, unknown>
      'call-notes': Record<string, unknown>
      'inquiry-news': Record<string, unknown>
      'use-position': Record<string, unknown>
      'keep-parcel': Record<string, unknown>
      'tell-device': Record<string, unknown>
      'my-parcels': Record<string, unknown>
      'scan-label': Record<string, unknown>
      'parcels-glance': Record<string, unknown>
      'desk-keys': Record<string, unknown>
      'desk-queue': Record<string, unknown>
      'desk-inquiry': Record<string, unknown>
      'mention-list': Record<string, unknown>
      'undo-send': Record<string, unknown>
      'your-time': Record<string, unknown>
    }
  }
}
